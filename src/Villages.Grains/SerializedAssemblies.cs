using Villages.Domain;

// The domain carries the attributes only; its serializers are generated here.
[assembly: GenerateCodeForDeclaringAssembly(typeof(AreaCode))]
